/** Types that the scripts of the sheets to fill in share. Only the type checker reads them. */

interface PaperParts {
  (marks?: Record<string, string>): Paper;
  made: <T extends keyof HTMLElementTagNameMap>(tag: T, text: string) => HTMLElementTagNameMap[T];
  /** typed text on one line */
  line: (text: string) => string;
  /** what is ticked in a list to tap */
  ticked: (group: Element) => HTMLInputElement[];
  /** the question above a list to tap */
  asks: (group: Element) => string;
}

interface LetterGiven {
  /** the recipient; "" if nobody is named */
  to: string;
  from: string;
  /** how the reason is shown: a complete sentence */
  reason: string;
  hard: string[];
  hardWords: string;
  help: string[];
  helpWords: string;
  /** whole sentences */
  asks: string[];
}

/** A line of a letter: a paragraph, or a list. */
type LetterPart = { paragraph: string } | { list: string[] };

interface LetterWords {
  letter: (given: LetterGiven) => LetterPart[];
}

type PlanAnswer = "up" | "stay" | "back" | "stop";

/** One week of the plan. */
interface PlanWeek {
  /** 1 is the first */
  week: number;
  /** of each walk */
  minutes: number;
  /** how often each chair movement is done; 0 is none */
  times: number;
}

interface PlanSteps {
  WEEKS: number;
  ANSWERS: PlanAnswer[];
  start: (days: string[]) => number | null;
  next: (now: PlanWeek, answer: PlanAnswer) => PlanWeek | null;
  weeks: (start: number, answers: (PlanAnswer | "")[]) => { weeks: PlanWeek[]; reached: number; stopped: boolean };
}

interface Window {
  guidePaper: PaperParts;
  guideFillIn: (parts: Parts) => Sheet;
  guideSigns: any;
  guideLetter: LetterWords;
  guidePlan: PlanSteps;
  guideStore: (name: string, key: string) => Store<any>;
  guideDays: Days;
  guideDiaryViews: (days: Days) => Views;
}
