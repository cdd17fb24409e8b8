// Following a job: live over a websocket, by asking again and again while the socket is down.

import { getJson } from "./api.js";

const POLL_MS = 1500;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 15000;
// The server's way of saying that asking again is pointless: signed out, or not this person's.
const FINAL_CODES = [4401, 4404];

function socketAddress(path) {
  return `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}${path}`;
}

/**
 * Call `onJob(job)` whenever the job changes and `onLink(link)` when the way of hearing changes
 * ("live", "polling", "offline" or "closed"). Returns `stop()`.
 */
export function watchJob({ socketPath, statusUrl, onJob, onLink }) {
  let stopped = false;
  let socket = null;
  let retry = FIRST_RETRY_MS;
  let pollTimer = 0;
  let retryTimer = 0;

  async function poll() {
    clearTimeout(pollTimer);
    try {
      const { job } = await getJson(statusUrl);
      if (stopped || socket?.readyState === WebSocket.OPEN) return;
      onLink("polling");
      onJob(job);
    } catch (error) {
      if (stopped) return;
      if ([401, 403, 404].includes(error.status)) return close("closed");
      onLink("offline");
    }
    if (!stopped) pollTimer = setTimeout(poll, POLL_MS);
  }

  function connect() {
    if (stopped) return;
    socket = new WebSocket(socketAddress(socketPath));
    socket.onopen = () => {
      retry = FIRST_RETRY_MS;
      clearTimeout(pollTimer);
      onLink("live");
    };
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (!stopped && message.type === "job") onJob(message);
    };
    socket.onclose = (event) => {
      if (stopped) return;
      if (FINAL_CODES.includes(event.code)) return close("closed");
      poll();
      retryTimer = setTimeout(connect, retry);
      retry = Math.min(retry * 2, LAST_RETRY_MS);
    };
  }

  function close(link) {
    stop();
    onLink(link);
  }

  function stop() {
    stopped = true;
    clearTimeout(pollTimer);
    clearTimeout(retryTimer);
    socket?.close();
  }

  connect();
  return stop;
}
