export interface HeartbeatOptions {
  ping: () => void;
  /** Called with the number of pings that had no answer. */
  onSilence: (lostPings: number) => void;
  pingMilliseconds: number;
  lostPings: number;
}

/**
 * Asks again and again whether the other side is alive. A worker that runs out of memory ends without
 * any event. Pings are counted, not time, for timers sleep in a hidden tab.
 */
export class Heartbeat {
  private unanswered = 0;
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly options: HeartbeatOptions) {}

  beat(wanted: boolean): void {
    if (wanted && this.timer === null) {
      this.unanswered = 0;
      this.timer = setInterval(() => this.ask(), this.options.pingMilliseconds);
    } else if (!wanted && this.timer !== null) {
      clearInterval(this.timer);
      this.timer = null;
    }
  }

  /** Any message is a sign of life. */
  heard(): void {
    this.unanswered = 0;
  }

  private ask(): void {
    if (this.unanswered >= this.options.lostPings) return this.options.onSilence(this.unanswered);
    this.unanswered++;
    this.options.ping();
  }
}
