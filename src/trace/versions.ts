/** What the head of a trace says that it was made by. A test compares both with what is installed. */
export const build = '0.1.0';
export const xstateVersion = '5.33.3';
