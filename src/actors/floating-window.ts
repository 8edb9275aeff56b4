export { openFloatingWindow } from '../services/picture/floating-window.ts';
