import { hash, script, shellUrl } from './broker.ts?frame';
import type { FromBroker, ToBroker } from './sandbox-protocol.ts';
import { shellPolicy } from './shell-policy.ts';

/** The page's side of an open sandbox. */
export interface SandboxPort {
  onmessage: ((message: FromBroker) => void) | null;
  postMessage(message: ToBroker): void;
  /** Takes the frame away, and all that runs in it. */
  remove(): void;
}

const LONGEST_LOAD_MILLISECONDS = 20_000;

/**
 * Opens the frames in which learners' code runs: shell.html holds a policy and nothing else; a frame
 * within it has an origin of its own, shared with nobody, and inherits that policy.
 * @throws when the host keeps it from being shown.
 */
export async function openSandboxFrame(): Promise<SandboxPort> {
  const shell = document.createElement('iframe');
  shell.hidden = true;
  shell.title = 'Sandbox';
  shell.tabIndex = -1;
  shell.setAttribute('aria-hidden', 'true');
  // The address changes with the policy, so that no cache answers with an older one.
  const url = new URL(shellUrl, document.baseURI);
  url.searchParams.set('policy', hash.slice('sha256-'.length).slice(0, 8));
  shell.src = url.href;
  try {
    await loaded(shell, () => document.body.append(shell));
    const frame = await openInner(policedDocument(shell));
    const { port1, port2 } = new MessageChannel();
    frame.contentWindow!.postMessage(null, '*', [port2]);
    return sandboxPort(port1, shell);
  } catch (error) {
    shell.remove();
    throw error;
  }
}

function sandboxPort(port: MessagePort, shell: HTMLIFrameElement): SandboxPort {
  const sandbox: SandboxPort = {
    onmessage: null,
    postMessage: (message) => port.postMessage(message),
    remove() {
      port.close();
      shell.remove();
    },
  };
  port.onmessage = ({ data }: MessageEvent<FromBroker>) => sandbox.onmessage?.(data);
  return sandbox;
}

async function openInner(shell: Document): Promise<HTMLIFrameElement> {
  const frame = shell.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><script>${script}</script>`;
  await loaded(frame, () => shell.body.append(frame));
  return frame;
}

/** Code is let into a frame only when the frame has the very policy that it needs. */
function policedDocument(shell: HTMLIFrameElement): Document {
  const opened = shell.contentDocument;
  const policy = opened?.querySelector<HTMLMetaElement>(
    'meta[http-equiv="Content-Security-Policy"]',
  );
  if (!opened)
    throw new Error(
      'Code cannot run here: the server does not let shell.html be shown in a frame. It must serve that file without "X-Frame-Options: DENY" and without a "frame-ancestors" policy that leaves out its own pages.',
    );
  if (policy?.content !== shellPolicy(hash))
    throw new Error(
      'Code cannot run here: shell.html is missing or belongs to another version of the site. Reload the page; if that does not help, deploy all files of one build.',
    );
  return opened;
}

function loaded(frame: HTMLIFrameElement, append: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('Code cannot run here: its frame did not load within 20 seconds.')),
      LONGEST_LOAD_MILLISECONDS,
    );
    frame.addEventListener(
      'load',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
    append();
  });
}
