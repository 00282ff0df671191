import { SingleFlight } from "../single-flight.js";

/** A token that IAM has issued. */
export interface IssuedToken {
  readonly value: string;
  readonly projectId: string | undefined;
  /** How long it lives, in milliseconds. */
  readonly lifetimeMs: number;
}

/** How long before its end a token is renewed; there is time to try again, then. */
const renewBeforeMs = 5 * 60_000;
/** How long after a renewal there is no other, unless the token ends: IAM is left alone when it fails, or when a new token does not help. */
const pauseMs = 60_000;

/** Keeps a token for all who need it, with one request under way however many they are. */
export class TokenStore {
  #token: IssuedToken | undefined;
  /** By `performance.now()`, as all times here: the clock of this machine may be off. */
  #endsAt = 0;
  #renewAt = 0;
  /** Until when a refusal is no reason for another token. */
  #trustedUntil = -Infinity;
  readonly #flights = new SingleFlight<IssuedToken>();

  constructor(private readonly issue: (signal: AbortSignal) => Promise<IssuedToken>) {}

  /** The token. Shortly before its end it is renewed meanwhile, so that nobody waits for an IAM that cannot be reached. */
  async current(signal: AbortSignal): Promise<IssuedToken> {
    const now = performance.now();
    if (!this.#token || now >= this.#endsAt) return this.#renew([signal]);
    if (now >= this.#renewAt) {
      this.#renewAt = now + pauseMs;
      this.#renew([]).catch(() => {}); // Tried again after the pause, and heard of when the token has ended.
    }
    return this.#token;
  }

  /** Brings another token than a refused one, and tells whether there is any: the last renewal may have been for nothing. */
  async replace(refused: string | undefined, signal: AbortSignal): Promise<boolean> {
    const now = performance.now();
    if (this.#token?.value !== refused) return (await this.current(signal)).value !== refused;
    if (now < this.#trustedUntil && !this.#flights.has("")) return false;
    this.#trustedUntil = now + pauseMs;
    // Kept until there is another: a service refuses a good token, too, for example over an unknown cluster.
    return (await this.#renew([signal])).value !== refused;
  }

  #renew(signals: readonly AbortSignal[]): Promise<IssuedToken> {
    return this.#flights.join("", signals, async (signal) => {
      const token = await this.issue(signal);
      this.#token = token;
      this.#endsAt = performance.now() + token.lifetimeMs;
      this.#renewAt = this.#endsAt - Math.min(renewBeforeMs, token.lifetimeMs / 2);
      return token;
    });
  }
}
