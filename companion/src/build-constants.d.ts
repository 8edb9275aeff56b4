/** The broker's origin: put in by the build, and by nothing else. */
declare const REMOTE_HELP_BROKER: string;
/** The bank's name, as its customers know it: put in by the build. */
declare const REMOTE_HELP_BANK: string;
/** After how long a rest of the customer's hands control may come back; 0 for never. Put in by the build. */
declare const REMOTE_HELP_CONTROL_RETURN_SECONDS: number;
