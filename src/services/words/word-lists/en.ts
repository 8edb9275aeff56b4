/** The 256 English words for the check on the phone: known to all, hard to mishear. */
export const wordsEn: readonly string[] = `
  acorn albatross almond anchor antelope apricot apron aquarium armchair autumn avocado bakery
  balloon banana barrel bathtub beehive biscuit bison blanket blossom bluebell blueberry bonfire
  bookcase bracelet breakfast broccoli buffalo bungalow butterfly cabbage cabin cactus camel
  campsite canary candle caravan carousel carpet cashew celery cello chameleon cheetah cherry
  chestnut chimney chipmunk chisel chocolate cinema cinnamon circus clarinet clover cobweb coffee
  compass corkscrew crayon crocodile crystal cucumber cupboard curtain cushion daffodil daisy
  diamond dinosaur dolphin doorbell doormat dragonfly dumpling eagle eggshell elephant emerald
  falcon farmhouse feather fireplace flamingo flowerpot forest garlic giraffe glacier gondola
  guitar hallway hammer harmonica harvest haystack hazelnut hedgehog hillside honey horizon
  iceberg icicle island jacket jasmine jigsaw juniper kangaroo kayak kettle koala ladder ladybird
  lampshade lantern lavender lemon leopard lettuce library lilac lollipop luggage lullaby magnet
  magpie mango marble marmalade marzipan matchbox meadow milkshake minibus mitten moonlight mosaic
  motorbike mountain muffin museum mushroom napkin necklace nectarine newspaper octopus olive
  onion orchard orchestra ostrich otter palace pancake paper paprika parachute parsley pasta
  peacock pebble pelican pencil penguin piano picnic pillow pineapple pistachio popcorn porcupine
  porridge pretzel pudding pumpkin rabbit radish rainbow raspberry reindeer rooster ruby rucksack
  sailboat salad sandwich sapphire sardine saxophone scarecrow seahorse seaside seesaw skylark
  slipper snorkel snowdrop snowman sofa spaghetti sparrow spatula spinach squirrel stadium
  staircase starfish sugar suitcase sunflower sunrise sweater tadpole tangerine teapot teaspoon
  telescope theatre thimble thunder tiger tomato tortoise toucan tractor tricycle trolley trombone
  trumpet tugboat tulip tunnel turtle ukulele umbrella unicorn valley vanilla velvet village
  vineyard violin volcano waffle wardrobe waterfall whistle windmill workshop xylophone yogurt
  zebra
`
  .trim()
  .split(/\s+/);
