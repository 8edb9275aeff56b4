/** What a customer's page loads only once somebody has agreed: one module, hence one request. */
export { isThisPage } from './picture/captured-page.ts';
export { testConnection } from './line/connection-test.ts';
export { openCustomerDesk } from './desk/customer-desk.ts';
export { PictureSender } from './picture/picture-sender.ts';
export { askForProgram, downloadProgram } from './programs.ts';
export { saveFile } from './files/save-file.ts';
export { RecordingWatch } from './recording/recording-watch.ts';
export { pickSurface, ScreenCaptureError } from './picture/screen-capture.ts';
export { WitnessPrints } from './recording/witness-prints.ts';
