/** The subprotocol that both ends of a socket must name; anything else is refused (rule P1). */
export const subprotocol = 'remote-help.v1';

/** The protocol's version inside the greeting; raised only when an old page could misunderstand. */
export const protocolVersion = 1;

/** How large things on the wire may be. Lengths of text are in UTF-16 code units (rules P3, P11, P28). */
export const sizes = {
  maxFrameBytes: 64 * 1024,
  maxChatCharacters: 4_000,
  maxNotesCharacters: 4_000,
  maxSdpCharacters: 60_000,
  maxCandidateCharacters: 1_024,
  maxTypedCharacters: 200,
  maxSystemCharacters: 200,
  maxQuestionCharacters: 1_000,
  maxMarks: 64,
  maxFileBytes: 100 * 1024 * 1024,
  /** 45,000 bytes: with all around it still below the largest frame. */
  maxFilePieceCharacters: 60_000,
  /** What an adviser sees of a folder at once, and what of it fits into a frame, whatever its letters (rule P38). */
  maxFolderFiles: 500,
  maxFolderCharacters: 20_000,
  /** So many names, of folders and of the file itself, lead to a file. */
  maxFolderDepth: 8,
  maxInputs: 64,
  maxBufferedBytes: 1024 * 1024,
  maxIceUrls: 8,
  /** So many colleagues with the longest names still fit into a frame. */
  maxColleagues: 100,
  /** A second of a desktop at the highest rate of the recorder is a tenth of it (rule P28). */
  maxPieceBytes: 4 * 1024 * 1024,
} as const;

/** How long things on the wire may take, in milliseconds (rules P2, P9, P10, P12, P20, P21, P25, P27, P28, P34, P39, P41). */
export const times = {
  greetingMs: 5_000,
  admissionMs: 10 * 60_000,
  heartbeatMs: 5_000,
  answerMs: 8_000,
  disconnectedMs: 10_000,
  silenceMs: 20_000,
  /** So long a network may be dead, and the session lives. */
  resumeMs: 60_000,
  /** So long a page may need to come back over a network that lives again. */
  returnMs: 4_500,
  /** So long a seat is kept from its last byte, which came up to a heartbeat before the network died. */
  seatMs: 69_500,
  refusalMs: 300,
  numberLifetimeMs: 10 * 60_000,
  ticketLifetimeMs: 30_000,
  programAnswerMs: 120_000,
  controlAnswerMs: 30_000,
  /** How long a colleague may take who is asked to take a session over. */
  handOverAnswerMs: 60_000,
  controlMs: 15 * 60_000,
  /** So long a customer may work on their own before control does not come back any more. */
  controlYieldMs: 60_000,
  /** How long what is shown may go without a stored piece of it. */
  recordingMs: 5_000,
  pieceMs: 1_000,
  /** How long after a session's end the last piece of what was shown may come. */
  lastPieceMs: 10_000,
  /** How long after a session's end its adviser may yet write down notes. */
  lateNotesMs: 30 * 60_000,
  /** How often the page that captures says what it captures. */
  printMs: 5_000,
} as const;

/** How often things on the wire may happen, per connection (rules P5, P12, P20, P21, P23). */
export const rates = {
  messagesPerSecond: 20,
  messagesBurst: 60,
  chatPerSecond: 5,
  chatBurst: 10,
  inputsPerSecond: 60,
  inputsBurst: 120,
  filePiecesPerSecond: 80,
  filePiecesBurst: 160,
  maxOpenFiles: 40,
  maxWrongTries: 5,
  maxRefusedPrograms: 3,
  maxRefusedAsks: 3,
  floodMs: 5_000,
} as const;
