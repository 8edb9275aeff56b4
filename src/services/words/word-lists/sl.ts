/** The 256 Slovenian words for the check on the phone: known to all, hard to mishear. */
export const wordsSl: readonly string[] = `
  ajda arašid avtobus balon banana blazina bober borovnica breskev breza brisača brokoli bršljan
  budilka bukev cimet cipresa cirkus copat cvetača čajnik čaplja čebela češnja čokolada darilo
  delavnica delfin deska detelja dežnik diamant domino drevo dvorana fižol flamingo flavta fotelj
  galeb galerija garaža gibanica golaž gondola gorčica grozdje harfa harmonika hiša hladilnik
  hobotnica hodnik hruška igrišče izlet izvir jabolko jagoda jajce javor jazbec ječmen jezero
  jogurt jopica jurček jutro kakav kaktus kamela kamin kenguru kivi kladivo klavir klobasa klobuk
  klokan klopca kmetija knjiga koledar koncert kopalnica korenina koruza kostanj košara kozarec
  kravata kristal križanka krokodil krompir krožnik kuhinja kuščar kuverta ladja lastovka ledenik
  leopard lestev letalo limona lisica losos lubenica lutka magnet malina mandarina mandelj mango
  marelica marmelada mavrica medenjak medved mesečina metla milo mleko mlinček morje motika
  mravlja muzej nahrbtnik narcisa naslanjač nosorog oblak odeja ogledalo ograja ogrlica omleta
  oreh ovčka padalo palačinka palma papagaj papir paprika pecivo pekarna pelikan pentlja peresnica
  pesek petelin peteršilj piknik pingvin piškot pižama pladenj plaža pogača polenta poletje pomlad
  ponev postelja potok praprot pravljica predor preproga prstan puding pulover radirka ravnilo
  regrat rjuha robček rogljič rokavica rozina rožmarin rubin sadovnjak semafor sendvič skala
  skodelica sladoled slamnik sliva smetana smreka snežak solata sonce sončnica srajca stadion
  steklo stopnica sveča svetilka svinčnik svizec šampinjon ščuka šivanka školjka škorenj špinača
  štorklja štrukelj teleskop terasa tiger timijan tjulenj tobogan topol torba tovornjak traktor
  tramvaj travnik trobenta tulipan ura vafelj vanilija veslo veter veverica vidra vijak vinograd
  violina vodnjak vrabec vrtnica vulkan zajec zalivalka zavesa zemljevid zibelka zvezek zvonec
  žajbelj žarnica želva žerjav žirafa žoga
`
  .trim()
  .split(/\s+/);
