/** What a customer's page loads only once somebody has agreed: one module, hence one request. */
export { isThisPage } from './captured-page.ts';
export { testConnection } from './connection-test.ts';
export { openCustomerDesk } from './customer-desk.ts';
export { PictureSender } from './picture-sender.ts';
export { askForProgram, downloadProgram } from './programs.ts';
export { saveFile } from './save-file.ts';
export { RecordingWatch } from './recording-watch.ts';
export { pickSurface, ScreenCaptureError } from './screen-capture.ts';
export { WitnessPrints } from './witness-prints.ts';
