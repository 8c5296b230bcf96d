import type { Progress } from "../../src-contract/engine-api.ts";
import type { Failure } from "../../src-contract/failure.ts";
import { type Outcome, refuse } from "../../src-contract/outcome.ts";
import type { EngineThread } from "./engine-thread.ts";
import { type JobControl, jobControl } from "./job-control.ts";
import type { OpenTable } from "./open-tables.ts";
import type { WarmThreads } from "./warm-threads.ts";
import type { WorkMethod } from "./work.ts";

/** A queue of jobs and the thread that works it off, one after the other. */
export interface Lane {
  /** Does a job when its turn comes. Ends in `cancelled` as soon as `signal` says so, whatever the thread does. */
  ask(task: Task, signal: AbortSignal): Promise<Outcome<unknown>>;
  /** Ends the jobs that are meant, waiting or running, in `failure`. */
  dismiss(isMeant: (task: Task) => boolean, failure: Failure): void;
  forget(table: OpenTable): void;
  /** Analyses will be asked for soon: a thread gets ready for them. */
  prepare(): void;
}

export interface Task {
  readonly method: WorkMethod;
  readonly input: unknown;
  readonly data: readonly OpenTable[];
  /** Jobs of lower rank go first; of the same rank, the one that came first. */
  readonly rank: number;
  readonly about: string;
  readonly stage: Progress["stage"];
}

/** How long a job that is no longer wanted may take to stop by itself: half of what Cancel may take, less some reserve. */
const grace = 80;
const progressInterval = 250;

interface Job extends Task {
  readonly control: JobControl;
  readonly settle: (outcome: Outcome<unknown>) => void;
}

interface Ticking {
  readonly stop: () => void;
}

interface Running {
  readonly job: Job;
  readonly ticking: Ticking;
  ending: NodeJS.Timeout | null;
}

/** `afterwards`: whether the lane keeps its thread, with what that knows, when there is nothing to do. */
export function lane(
  threads: WarmThreads,
  tell: (progress: Progress) => void,
  afterwards: "keeps-thread" | "ends-thread",
): Lane {
  const waiting: Job[] = [];
  let thread: EngineThread | null = null;
  let running: Running | null = null;

  const begin = () => {
    const job = running === null ? takeNext(waiting) : undefined;
    if (job === undefined) return;
    thread ??= threads.take();
    const now: Running = { job, ticking: reportProgress(job, tell), ending: null };
    running = now;
    void thread.perform({ ...job, memory: job.control.memory }).then((outcome) => {
      if (running !== now) return;
      if (outcome === null) thread = null;
      job.settle(outcome ?? refuse({ code: "engine-stopped", times: 1 }));
      goOn(now);
    });
  };
  const goOn = (ended: Running) => {
    ended.ticking.stop();
    if (ended.ending !== null) clearTimeout(ended.ending);
    running = null;
    if (waiting.length === 0 && afterwards === "ends-thread") dropThread();
    begin();
  };
  const dropThread = () => {
    thread?.end();
    thread = null;
  };
  const endThread = (stuck: Running) => {
    dropThread();
    goOn(stuck);
  };
  const giveUp = (job: Job, failure: Failure) => {
    job.settle(refuse(failure));
    const position = waiting.indexOf(job);
    if (position >= 0) waiting.splice(position, 1);
    if (running?.job !== job || running.ending !== null) return;
    job.control.stop();
    const stopping = running;
    stopping.ending = setTimeout(() => endThread(stopping), grace);
  };

  return {
    ask: (task, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(refuse({ code: "cancelled" }));
        const cancel = () => giveUp(job, { code: "cancelled" });
        const settle = (outcome: Outcome<unknown>) => {
          signal.removeEventListener("abort", cancel);
          resolve(outcome);
        };
        const job: Job = { ...task, control: jobControl(), settle };
        signal.addEventListener("abort", cancel, { once: true });
        waiting.push(job);
        begin();
      }),
    dismiss: (isMeant, failure) => {
      const jobs = running === null ? waiting : [running.job, ...waiting];
      for (const job of jobs.filter(isMeant)) giveUp(job, failure);
    },
    forget: (table) => thread?.forget(table),
    prepare: () => {
      thread ??= threads.take();
      thread.rehearse();
    },
  };
}

function takeNext(waiting: Job[]): Job | undefined {
  const rank = Math.min(...waiting.map((job) => job.rank));
  const position = waiting.findIndex((job) => job.rank === rank);
  return position < 0 ? undefined : waiting.splice(position, 1)[0];
}

/** What has been told of as going on is told of as over, too. */
function reportProgress({ about, stage, control }: Job, tell: (progress: Progress) => void): Ticking {
  const started = performance.now();
  let told = false;
  const report = (): Progress => {
    told = true;
    return { about, stage, fraction: control.fraction(), milliseconds: performance.now() - started };
  };
  const timer = setInterval(() => tell(report()), progressInterval);
  return {
    stop: () => {
      clearInterval(timer);
      if (told) tell({ ...report(), ended: true });
    },
  };
}
