import { createContext } from 'svelte';
import type { Site } from './Site.svelte.ts';

/** What all pages share. */
export const [getSite, setSite] = createContext<Site>();
