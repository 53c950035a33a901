/** A page of the built site that is judged. */
export interface JudgedPage {
  id: string;
  title: string;
  /** Of its address. */
  hash: string;
}

/** What is judged: each page of the site, with one lesson for all. */
export const PAGES: readonly JudgedPage[] = [
  { id: 'map', title: 'Map', hash: '#/' },
  { id: 'lesson', title: 'Lesson 7', hash: '#/lessons/07-splits-and-evaluation' },
  { id: 'data', title: 'Data', hash: '#/data' },
  { id: 'lab', title: 'Lab', hash: '#/lab' },
];
