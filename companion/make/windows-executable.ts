import { readFileSync, writeFileSync } from 'node:fs';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { fuse } from './blob.ts';

/** What Windows shows of a program. */
export interface WindowsFacts {
  readonly publisher: string;
  readonly version: string;
  readonly icon: string;
}

const english = { lang: 1033, codepage: 1200 };
const rawData = 10;
const manifestType = 24;
const graphical = 2;

/** Each monitor's own scale: coordinates are the screen's pixels, whatever is set. No elevation is ever asked for. */
const settings = `<application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings>
<dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
<dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
<activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
</windowsSettings></application></assembly>`;

/**
 * Puts a program's blob into a copy of Node for Windows, with icon, version, scale and no console. It is written
 * as a resource, in one pass: what other tools do to the file leaves tables behind that scanners call malformed.
 */
export function makeWindowsExecutable(
  node: string,
  blob: string,
  out: string,
  facts: WindowsFacts,
): void {
  const executable = NtExecutable.from(withFuseTurned(readFileSync(node)), { ignoreCert: true });
  const resources = NtExecutableResource.from(executable);
  const { entries } = resources;
  const bin = bytesOf(readFileSync(blob));
  entries.push({ type: rawData, id: 'NODE_SEA_BLOB', lang: 0, codepage: 0, bin });
  describe(entries, facts);
  const { icons } = Data.IconFile.from(readFileSync(facts.icon));
  const pictures = icons.map(({ data }) => data);
  Resource.IconGroupEntry.replaceIconsForResource(entries, 1, english.lang, pictures);
  const manifest = entries.find(({ type }) => type === manifestType);
  if (manifest === undefined) throw new Error('Node for Windows has no manifest');
  const text = Buffer.from(manifest.bin).toString('utf8').replace('</assembly>', settings);
  manifest.bin = bytesOf(Buffer.from(text));
  resources.outputResource(executable);
  executable.newHeader.optionalHeader.subsystem = graphical;
  writeFileSync(out, Buffer.from(executable.generate()));
}

type Entries = ReturnType<typeof NtExecutableResource.from>['entries'];

function describe(entries: Entries, { publisher, version }: WindowsFacts): void {
  const [info] = Resource.VersionInfo.fromEntries(entries);
  if (info === undefined) throw new Error('Node for Windows has no version');
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  info.setFileVersion(major, minor, patch, 0, english.lang);
  info.setProductVersion(major, minor, patch, 0, english.lang);
  info.setStringValues(english, {
    ProductName: 'Remote Help',
    FileDescription: `Remote Help (${publisher})`,
    CompanyName: publisher,
    OriginalFilename: 'RemoteHelp.exe',
    InternalName: 'RemoteHelp',
    LegalCopyright: publisher,
  });
  info.outputToResourceEntries(entries);
}

function withFuseTurned(node: Buffer): Buffer {
  const mark = Buffer.from(`${fuse}:0`);
  const at = node.indexOf(mark);
  if (at === -1 || node.indexOf(mark, at + 1) !== -1) throw new Error('This Node has no fuse');
  const turned = Buffer.from(node);
  turned.write('1', at + mark.length - 1);
  return turned;
}

function bytesOf(buffer: Buffer): ArrayBuffer {
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length) as ArrayBuffer;
}
