import { cpus, totalmem } from 'node:os';

export interface Machine {
  node: string;
  processor: string;
  cores: number;
  memoryGB: number;
}

export function machine(): Machine {
  const processors = cpus();
  return {
    node: process.version,
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGB: Math.round(totalmem() / 1e9),
  };
}
