/** Shape of the review page's data and of what a person decides on it. */

import type { PageData, Text2 } from "../types";

export type Position = [number, number];
export type Kind = "accept" | "point" | "line" | "polygon" | "none";

/** A place that the site may be at. */
export interface Candidate {
  name: string; note: Text2; at: Position | null; geometry: any | null; accuracy: number | null;
}

/** One site that needs a person; `PageData.sites` holds all else of it. */
export interface Item {
  id: string; row: number; rank: number; reasons: string[]; details: Text2[]; candidates: Candidate[];
  /** Where its mark stands, six decimals; null where it is not located. */
  seen: Position | null;
}

export interface ReviewData extends PageData {
  review: {
    accuracy: number;
    /** West, south, east, north of what an import accepts. */
    region: [number, number, number, number];
    reasons: { code: string; name: Text2 }[];
    items: Item[];
  };
}

/** What is being drawn for one site. */
export interface Draft {
  kind: Kind | null;
  /** The pin, or the vertices in order; a polygon's ring is not closed. */
  points: Position[];
  /** A geometry of several parts, taken over whole. */
  shape: any | null;
  /** Whether clicks on the map add vertices. */
  drawing: boolean;
  accuracy: number | null;
  why: string;
  /** Earlier `points`, the last one last. */
  past: Position[][];
}

export interface Answer {
  id: string; text: string; geometry: any | null; accuracy: number | null;
  who: string; when: string; why: string; kind: Kind;
}

export type Topic = "current" | "draft" | "answers" | "filter";
