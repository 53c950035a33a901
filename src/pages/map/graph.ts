import { nodeOf, type NodeId } from './nodes.ts';

export type Side = 'top' | 'right' | 'bottom' | 'left';

export interface Edge {
  from: NodeId;
  to: NodeId;
  /** The answer that leads this way. */
  label?: string;
  /** A way back: what makes the graph a graph of loops. Drawn with dashes. */
  back?: true;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The way of an edge: straight lines with right angles. */
export interface Route {
  leaves: Side;
  enters: Side;
  /** Where it turns: y and x in turns after it left upwards or downwards, else x and y. */
  turns?: readonly number[];
  /** By how much it leaves, or enters, beside the middle of the side. */
  leavesAt?: number;
  entersAt?: number;
}

/** Where everything stands, in pixels of a picture that is drawn at its own size. */
export interface Layout {
  width: number;
  height: number;
  boxes: ReadonlyMap<NodeId, Box>;
  /** One for each edge, in their order. */
  routes: readonly Route[];
  headings: readonly { text: string; note: string; x: number; y: number }[];
}

export interface Graph {
  id: string;
  title: string;
  edges: readonly Edge[];
  /** Side by side for a wide page, from top to bottom for a narrow one. */
  wide: Layout;
  tall: Layout;
}

/** What leads where, for those who do not see the picture. */
export function inWords({ edges }: Pick<Graph, 'edges'>): string {
  return edges
    .map(({ from, to, label, back }) => {
      const verb = back ? 'leads back to' : 'leads to';
      const title = nodeOf(from).title.replace('?', '');
      return `${title}${label ? `, ${label},` : ''} ${verb} ${nodeOf(to).title.replace('?', '')}.`;
    })
    .join(' ');
}
