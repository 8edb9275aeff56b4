/** The broker's origin: put in by the build, and by nothing else. */
declare const REMOTE_HELP_BROKER: string;
/** The bank's name, as its customers know it: put in by the build. */
declare const REMOTE_HELP_BANK: string;
