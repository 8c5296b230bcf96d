import type { Failure } from "../../src-contract/failure.ts";

/** Carries an expected failure up from the depths of a reader to `read-file.ts`, which makes a value of it. */
export class ReadRefusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}
