import type { ChartSpec, LegendEntry } from '../charts/chart-spec.ts';
import type { Palette } from '../charts/palette.ts';
import type { View } from './draw-chart.ts';

const SCALE = 2;
const MARGIN = 20;
const TITLE_HEIGHT = 34;
const LEGEND_HEIGHT = 26;

/** The chart as a PNG at twice its size, with its title above and its legend below. */
export async function chartPicture(view: View, chart: ChartSpec, palette: Palette): Promise<Blob> {
  const drawn = await view.toCanvas(SCALE);
  const legend = chart.legend ?? [];
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width + 2 * MARGIN * SCALE;
  canvas.height =
    drawn.height + (2 * MARGIN + TITLE_HEIGHT + (legend.length ? LEGEND_HEIGHT : 0)) * SCALE;
  const context = canvas.getContext('2d')!;
  context.fillStyle = palette.page;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, MARGIN * SCALE, (MARGIN + TITLE_HEIGHT) * SCALE);
  context.scale(SCALE, SCALE);
  context.fillStyle = palette.ink;
  context.font = `600 15px ${palette.font}`;
  context.fillText(chart.title, MARGIN, MARGIN + 14);
  drawLegend(context, legend, palette, canvas.height / SCALE - MARGIN);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob
        ? resolve(blob)
        : reject(
            new Error(`The picture of ${canvas.width} × ${canvas.height} pixels was refused.`),
          ),
    ),
  );
}

function drawLegend(
  context: CanvasRenderingContext2D,
  legend: LegendEntry[],
  palette: Palette,
  y: number,
): void {
  let x = MARGIN;
  context.font = `12px ${palette.font}`;
  context.lineWidth = 2;
  for (const { title, colour, shape } of legend) {
    context.fillStyle = context.strokeStyle = palette[colour];
    drawMark(context, shape, x + 6, y - 4);
    context.fillStyle = palette.softInk;
    context.fillText(title, x + 18, y);
    x += context.measureText(title).width + 40;
  }
}

function drawMark(
  context: CanvasRenderingContext2D,
  shape: LegendEntry['shape'],
  x: number,
  y: number,
): void {
  context.beginPath();
  const dash = { dashes: [4, 3], dots: [1.5, 2.5] };
  const isLine = shape === 'line' || shape in dash;
  context.setLineDash(dash[shape as keyof typeof dash] ?? []);
  if (isLine) {
    context.moveTo(x - 7, y);
    context.lineTo(x + 7, y);
  } else if (shape === 'square') context.rect(x - 5, y - 5, 10, 10);
  else if (shape === 'stripes')
    for (const dx of [-5, -1.5, 2]) context.rect(x + dx, y - 5, 2.5, 10);
  else if (shape === 'diamond') {
    context.moveTo(x, y - 6);
    context.lineTo(x + 5, y);
    context.lineTo(x, y + 6);
    context.lineTo(x - 5, y);
  } else context.arc(x, y, 4.5, 0, 2 * Math.PI);
  if (shape === 'ring' || isLine) context.stroke();
  else context.fill();
}
