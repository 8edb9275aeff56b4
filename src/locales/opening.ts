/** The systems whose way of opening a downloaded program differs. */
export type OpeningSystem = 'windows' | 'linux' | 'macos' | 'other';

/** How a downloaded program is opened, step by step, in each language. */
export const opening: Readonly<
  Record<'sl' | 'en', Readonly<Record<OpeningSystem, readonly string[]>>>
> = {
  sl: {
    windows: [
      'V brskalniku odprite seznam prenosov in kliknite datoteko.',
      'Če se pokaže modro okno »Windows je zaščitil vaš računalnik«, kliknite »Več informacij«. Izdajatelj mora biti enak kot zgoraj.',
      'Šele potem kliknite »Vseeno zaženi«. Če se izdajatelj razlikuje, okno zaprite in pokličite banko.',
    ],
    linux: [
      'V mapi s prenosi z desno tipko kliknite datoteko in odprite »Lastnosti«.',
      'Dovolite izvajanje datoteke kot programa.',
      'Datoteko odprite z dvojnim klikom.',
    ],
    macos: [
      'V mapi »Prenosi« odprite datoteko.',
      'Če jo macOS zadrži, odprite »Sistemske nastavitve«, »Zasebnost in varnost«. Izdajatelj mora biti enak kot zgoraj.',
      'Kliknite »Vseeno odpri«.',
    ],
    other: ['V brskalniku odprite seznam prenosov in odprite datoteko.'],
  },
  en: {
    windows: [
      'Open the list of downloads in your browser and click the file.',
      'If a blue window says “Windows protected your PC”, click “More info”. The publisher must be the same as above.',
      'Only then click “Run anyway”. If the publisher differs, close the window and call the bank.',
    ],
    linux: [
      'Right-click the file in your downloads folder and open “Properties”.',
      'Allow the file to run as a program.',
      'Double-click the file to open it.',
    ],
    macos: [
      'Open the file in your “Downloads” folder.',
      'If macOS holds it back, open “System Settings”, “Privacy & Security”. The publisher must be the same as above.',
      'Click “Open Anyway”.',
    ],
    other: ['Open the list of downloads in your browser and open the file.'],
  },
};
