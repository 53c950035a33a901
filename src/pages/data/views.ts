import type { Component } from 'svelte';

/** One way to look at the rows. */
export interface View {
  id: string;
  title: string;
  load: () => Promise<{ default: Component }>;
}

/** Each view is a script of its own, loaded when it is first looked at. */
export const VIEWS: readonly View[] = [
  { id: 'columns', title: 'Columns', load: () => import('./ColumnsView.svelte') },
  { id: 'explore', title: 'Explore', load: () => import('./ExploreView.svelte') },
  { id: 'time', title: 'Time', load: () => import('./TimeView.svelte') },
  { id: 'missing', title: 'Missing values', load: () => import('./MissingView.svelte') },
  { id: 'correlation', title: 'Correlation', load: () => import('./CorrelationView.svelte') },
  { id: 'rankings', title: 'Rankings', load: () => import('./RankingsView.svelte') },
  { id: 'sources', title: 'Sources', load: () => import('./SourcesView.svelte') },
  { id: 'personal', title: 'Personal data', load: () => import('./PersonalView.svelte') },
  { id: 'looking', title: 'The price of looking', load: () => import('./LookingView.svelte') },
];

export function viewOf(id: string | null): View {
  return VIEWS.find((view) => view.id === id) ?? VIEWS[0]!;
}
