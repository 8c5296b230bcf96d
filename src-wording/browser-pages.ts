/** What the browser shows where the window cannot be: a title and a few sentences each. */
export interface PageWords {
  readonly title: string;
  readonly sentences: readonly string[];
  /** The label of the way on, where there is one. */
  readonly wayOn: string | null;
}

export const keyMissingPage: PageWords = {
  title: "This address lacks its key",
  sentences: [
    "Crosslevel opens only for the person who started it. The full address, with its key, stands in the terminal where Crosslevel was started.",
    "Each start has a key of its own: an address kept from an earlier start opens nothing any more.",
  ],
  wayOn: null,
};

export const introducedPage: PageWords = {
  title: "Crosslevel is opening",
  sentences: [],
  wayOn: "Open Crosslevel",
};

export const nothingHerePage: PageWords = {
  title: "There is nothing at this address",
  sentences: [],
  wayOn: "Open Crosslevel",
};
