import { createContext } from 'svelte';
import type { Exploring } from './Exploring.svelte.ts';

/** The state of the Data page, for everything on it. */
export const [getExploring, setExploring] = createContext<Exploring>();
