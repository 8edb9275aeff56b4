import { bytesOfId, element, headOf, ids, text, unsigned } from './ebml.ts';
import { clusterBytes, type Cluster } from './film-layout.ts';
import { chapterWords } from './film-words.ts';
import type { TimeLine } from './time-line.ts';
import type { PictureSize } from './vp8.ts';

/** Everything of a film's file that comes before its pictures, with which a player can wind it. */
export function webmHead(line: TimeLine, clusters: readonly Cluster[], size: PictureSize): Buffer {
  const info = infoOf(line);
  const tracks = tracksOf(size);
  const chapters = chaptersOf(line);
  // Numbers take eight bytes each, so places can be told before they are known.
  const seekBytes = seekHead([0, 0, 0, 0]).length;
  const cuesAt = seekBytes + info.length + tracks.length + chapters.length;
  const cues = cuesOf(clusters, cuesAt + cuesOf(clusters, 0).length);
  const tracksAt = seekBytes + info.length;
  const places = seekHead([seekBytes, tracksAt, tracksAt + tracks.length, cuesAt]);
  const pictures = clusters.reduce((sum, one) => sum + clusterBytes(one), 0);
  const segment = headOf(ids.segment, cuesAt + cues.length + pictures);
  return Buffer.concat([ebmlHead(), segment, places, info, tracks, chapters, cues]);
}

function ebmlHead(): Buffer {
  return element(
    ids.ebml,
    unsigned(ids.ebmlVersion, 1),
    unsigned(ids.ebmlReadVersion, 1),
    unsigned(ids.ebmlMaxIdLength, 4),
    unsigned(ids.ebmlMaxSizeLength, 8),
    text(ids.docType, 'webm'),
    unsigned(ids.docTypeVersion, 4),
    unsigned(ids.docTypeReadVersion, 2),
  );
}

function seekHead([info = 0, tracks = 0, chapters = 0, cues = 0]: readonly number[]): Buffer {
  const seek = (id: number, at: number) =>
    element(ids.seek, element(ids.seekId, bytesOfId(id)), unsigned(ids.seekPosition, at));
  return element(
    ids.seekHead,
    seek(ids.info, info),
    seek(ids.tracks, tracks),
    seek(ids.chapters, chapters),
    seek(ids.cues, cues),
  );
}

/** Dates in WebM count nanoseconds from the beginning of 2001. */
const datesBegin = Date.UTC(2001, 0, 1);

function infoOf({ startedAt, durationMs }: TimeLine): Buffer {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(durationMs);
  const date = Buffer.alloc(8);
  date.writeBigInt64BE(BigInt(Math.round(startedAt) - datesBegin) * 1_000_000n);
  return element(
    ids.info,
    unsigned(ids.timestampScale, 1_000_000),
    element(ids.duration, duration),
    element(ids.dateUtc, date),
    text(ids.muxingApp, 'Remote Help'),
    text(ids.writingApp, 'Remote Help'),
  );
}

function tracksOf({ width, height }: PictureSize): Buffer {
  const video = element(
    ids.video,
    unsigned(ids.pixelWidth, width),
    unsigned(ids.pixelHeight, height),
  );
  return element(
    ids.tracks,
    element(
      ids.trackEntry,
      unsigned(ids.trackNumber, 1),
      unsigned(ids.trackUid, 1),
      unsigned(ids.trackType, 1),
      unsigned(ids.flagLacing, 0),
      text(ids.codecId, 'V_VP8'),
      video,
    ),
  );
}

function chaptersOf({ parts, gaps }: TimeLine): Buffer {
  const named = [
    ...parts.map(({ fromMs, untilMs }) => ({ fromMs, untilMs, why: 'recorded' as const })),
    ...gaps,
  ].sort((one, other) => one.fromMs - other.fromMs);
  const atoms = named.map(({ fromMs, untilMs, why }, index) => {
    const { sl, en } = chapterWords[why];
    return element(
      ids.chapterAtom,
      unsigned(ids.chapterUid, index + 1),
      unsigned(ids.chapterTimeStart, Math.round(fromMs) * 1_000_000),
      unsigned(ids.chapterTimeEnd, Math.round(untilMs) * 1_000_000),
      displayOf(en, 'eng'),
      displayOf(sl, 'slv'),
    );
  });
  return element(ids.chapters, element(ids.editionEntry, ...atoms));
}

function displayOf(name: string, language: 'eng' | 'slv'): Buffer {
  return element(ids.chapterDisplay, text(ids.chapString, name), text(ids.chapLanguage, language));
}

function cuesOf(clusters: readonly Cluster[], first: number): Buffer {
  let position = first;
  const points: Buffer[] = [];
  for (const cluster of clusters) {
    if (cluster.isKey) points.push(cueOf(cluster, position));
    position += clusterBytes(cluster);
  }
  return element(ids.cues, ...points);
}

function cueOf({ timeMs }: Cluster, position: number): Buffer {
  const place = element(
    ids.cueTrackPositions,
    unsigned(ids.cueTrack, 1),
    unsigned(ids.cueClusterPosition, position),
  );
  return element(ids.cuePoint, unsigned(ids.cueTime, timeMs), place);
}
