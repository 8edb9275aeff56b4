/** Hands a file to the browser's own downloads, under its name. */
export function saveFile(file: Blob, fileName: string, page: Document = document): void {
  const address = URL.createObjectURL(file);
  const link = page.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the address over once the click is done; it reads the file at its leisure.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
