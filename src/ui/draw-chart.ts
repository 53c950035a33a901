import type { Result } from 'vega-embed';
import type { ChartSpec } from '../charts/chart-spec.ts';

export type View = Result['view'];

/** A chart on the page. */
export interface DrawnChart {
  element: HTMLElement;
  view: View;
  finalize(): void;
}

/** Draws a chart into an element of its own; Vega is loaded with the first one. */
export async function drawChart(chart: ChartSpec, font: string): Promise<DrawnChart> {
  const [{ default: embed }, { compile }, { expressionInterpreter }] = await Promise.all([
    import('vega-embed'),
    import('vega-lite'),
    import('vega-interpreter'),
    // A canvas keeps the letters it was drawn with, so its font must be there first.
    document.fonts.load(`12px ${font}`),
    document.fonts.load(`600 12px ${font}`),
  ]);
  const element = document.createElement('div');
  await nextTask();
  const { spec } = compile(chart.spec);
  await nextTask();
  const { view, finalize } = await embed(element, spec, {
    mode: 'vega',
    renderer: chart.canvas ? 'canvas' : 'svg',
    actions: false,
    // Without these two Vega would need unsafe-eval and inline styles, which the page forbids.
    ast: true,
    expr: expressionInterpreter,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  });
  return {
    element,
    view,
    finalize: () => {
      finalize();
      // Else a tooltip that was open stays open for good.
      document.getElementById('vg-tooltip-element')?.classList.remove('visible');
    },
  };
}

/** Lets the page go on between two steps: charts that waited for the same script would else stop it. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
