export { known } from '../../notebook/known.ts';
