import type { Theme } from '../ui/palette.ts';
import type { Koffi } from './addon.ts';

/** HKEY_CURRENT_USER, as a signed number. */
const currentUser = 0x80000001 | 0;
const numbersOnly = 0x10;
const personalize = 'Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize';

/** SPI_GETHIGHCONTRAST, and HIGHCONTRASTW: its size, its flags, and a pointer that is of no interest. */
const getHighContrast = 0x42;
const highContrast = { bytes: 16, flags: 4, isOn: 1 };

/** Whether Windows is light or dark for programs, or asks for the strongest contrast. */
export function winTheme(koffi: Koffi): Theme {
  const parameters = koffi
    .load('user32.dll')
    .func('int32 __stdcall SystemParametersInfoW(uint32 what, uint32 size, void *out, uint32 how)');
  const contrast = Buffer.alloc(highContrast.bytes);
  contrast.writeUInt32LE(highContrast.bytes);
  const isKnown = parameters(getHighContrast, highContrast.bytes, contrast, 0) !== 0;
  const isOn = (contrast.readUInt32LE(highContrast.flags) & highContrast.isOn) !== 0;
  if (isKnown && isOn) return 'contrast';
  return usesLight(koffi) ? 'light' : 'dark';
}

/** What stands under "Choose your mode" for apps; light where nothing is said. */
function usesLight(koffi: Koffi): boolean {
  const getValue = koffi
    .load('advapi32.dll')
    .func(
      'int32 __stdcall RegGetValueW(intptr_t key, str16 path, str16 name, uint32 flags, void *type, void *data, void *size)',
    );
  const value = Buffer.alloc(4);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(value.length);
  const result = getValue(
    currentUser,
    personalize,
    'AppsUseLightTheme',
    numbersOnly,
    null,
    value,
    size,
  );
  return result !== 0 || value.readUInt32LE() !== 0;
}
