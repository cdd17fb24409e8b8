// The websocket of a set: connects, says who it is, and comes back with the same set when it is cut.

const PROTOCOL = "gymbrain.live.1";
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 8000;
const GIVE_UP_MS = 120_000; // as long as the server keeps a set that was cut off
const FORGET_MS = 1500; // for the server to forget a set, before the page goes on without its word
// Not yet sent, bytes: above it a new frame would only be late.
const BACKLOG = 65_536;
// Closed with one of these, coming back would end the same way.
const FINAL = new Map([
  [1000, "ended"],
  [4400, "refused"], [4401, "signed_out"], [4403, "refused"], [4406, "outdated"],
  [4408, "idle"], [4413, "refused"], [4429, "refused"],
]);
// Held elsewhere; or by our own last line, which the server has yet to see end.
const HELD = 4409;
const RELEASE_MS = 5000;

const address = (path) => `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}${path}`;

/** Why there is no coming back after `away` ms, or null where there is. */
function reasonToStop(code, away) {
  if (code === HELD) return away > RELEASE_MS ? "elsewhere" : null;
  return FINAL.get(code) ?? (away > GIVE_UP_MS ? "lost" : null);
}

/**
 * `hello(resume)` is the first message, `resume` the id of the set or null. `on(message)` hears the
 * server; `onLink(state, reason)` hears "open", "lost" and, for good, "closed".
 */
export function createLink({ path, hello, on, onLink }) {
  let socket = null;
  let live = null;
  let isReady = false;
  let stopped = false;
  let retry = FIRST_RETRY_MS;
  let lostAt = 0;
  let timer = 0;

  function hear(message) {
    if (message.type === "ready") {
      live = message.live;
      isReady = true;
    } else if (message.type === "state") {
      // Only an answer shows that all is well: a server may greet and break.
      retry = FIRST_RETRY_MS;
      lostAt = 0;
    }
    on(message);
  }

  function again(code) {
    lostAt ||= performance.now();
    const reason = reasonToStop(code, performance.now() - lostAt);
    if (reason) {
      stop();
      return onLink("closed", reason);
    }
    onLink("lost");
    timer = setTimeout(connect, retry);
    retry = Math.min(retry * 2, LAST_RETRY_MS);
  }

  function connect() {
    if (stopped) return;
    isReady = false;
    const mine = new WebSocket(address(path), PROTOCOL);
    socket = mine;
    mine.binaryType = "arraybuffer";
    mine.onopen = () => {
      mine.send(JSON.stringify(hello(live)));
      onLink("open");
    };
    mine.onmessage = (event) => mine === socket && hear(JSON.parse(event.data));
    mine.onclose = (event) => mine === socket && !stopped && again(event.code);
  }

  const isOpen = () => socket?.readyState === WebSocket.OPEN;

  /** Connect; `resume` names a set that an earlier page began. */
  function start(resume = null) {
    live = resume;
    connect();
  }

  function stop() {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  }

  /** Have the set forgotten; resolves when the socket is closed. */
  function discard() {
    stopped = true;
    clearTimeout(timer);
    const mine = socket;
    if (mine?.readyState !== WebSocket.OPEN) return Promise.resolve(mine?.close());
    return new Promise((resolve) => {
      mine.onclose = resolve;
      setTimeout(() => resolve(mine.close()), FORGET_MS);
      mine.send(JSON.stringify({ type: "discard" }));
    });
  }

  /** Come back with the same set at once, for instance with a picture of another size. */
  function reopen() {
    const mine = socket;
    socket = null; // its end is no loss
    mine?.close();
    connect();
  }

  return {
    start,
    stop,
    discard,
    reopen,
    live: () => live,
    /** Say something; false where nobody hears it. */
    say(message) {
      if (!isOpen()) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    /** Send a frame; false where it is better left out. */
    frame(buffer) {
      if (!isOpen() || !isReady || socket.bufferedAmount > BACKLOG) return false;
      socket.send(buffer);
      return true;
    },
  };
}
