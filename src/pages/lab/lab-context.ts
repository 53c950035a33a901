import { createContext } from 'svelte';
import type { Lab } from './Lab.svelte.ts';

/** The Lab of the page, for all of its parts. */
export const [getLab, setLab] = createContext<Lab>();
