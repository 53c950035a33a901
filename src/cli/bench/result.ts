import type { Figure } from './figure.ts';
import type { Machine } from './machine.ts';

export interface PartResult {
  id: string;
  title: string;
  summary: string;
  figures: Figure[];
  /** What this machine cannot measure, and why. */
  leftOut: string[];
  /** What should have been measured and was not. */
  failed: string[];
}

export interface BenchResult {
  machine: Machine;
  quick: boolean;
  parts: PartResult[];
}
