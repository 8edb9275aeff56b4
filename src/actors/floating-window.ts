export { openFloatingWindow } from '../services/floating-window.ts';
