import { isIP } from "node:net";
import { connect } from "node:tls";

/** What a host presents when a connection begins. */
export interface TlsState {
  /** For example "TLSv1.3". */
  readonly protocol: string;
  /** Why the certificate is not trusted: a code such as "CERT_HAS_EXPIRED". */
  readonly problem: string | undefined;
  /** Who has issued the certificate. */
  readonly issuer: string;
  /** When it ends, in milliseconds since 1970. */
  readonly endsAt: number;
}

/** Connects to a host, and reads its certificate whether or not it is trusted; undefined if there is no connection. */
export type InspectTls = (
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
) => Promise<TlsState | undefined>;

export const inspectTls: InspectTls = (url, timeoutMs, signal) => {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve) => {
    const socket = connect(
      {
        host,
        port: Number(port || 443),
        // A name for the certificate, which an address has none of.
        ...(isIP(host) === 0 && { servername: host }),
        // Nothing is sent over the connection.
        rejectUnauthorized: false,
        timeout: timeoutMs,
      },
      () => {
        const { issuer, valid_to } = socket.getPeerCertificate();
        resolve({
          protocol: socket.getProtocol() ?? "TLS",
          problem: socket.authorized ? undefined : codeOf(socket.authorizationError),
          issuer: [issuer.O ?? issuer.CN ?? "an unknown issuer"].flat().join(", "),
          endsAt: Date.parse(valid_to),
        });
        socket.destroy();
      },
    );
    const end = (): void => void socket.destroy();
    socket.on("error", end).on("timeout", end);
    socket.on("close", () => {
      signal.removeEventListener("abort", end);
      resolve(undefined);
    });
    signal.addEventListener("abort", end);
  });
};

/** Node gives the code itself, or an error that has it. */
function codeOf(error: unknown): string {
  return typeof error === "string" ? error : ((error as NodeJS.ErrnoException).code ?? "");
}
