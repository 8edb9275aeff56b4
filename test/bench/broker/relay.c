/*
 * The least that a relay can do: passes each frame to the other socket of its room, and checks, keeps and knows nothing.
 * One thread, epoll, no dependency; a room is a path. Built and run by `npm run bench:broker` where there is a C compiler.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { maxSockets = 1 << 16, maxFrame = 1 << 16, maxPath = 80, maxEvents = 256 };

struct connection {
  int isOpen;
  int other;
  char path[maxPath];
};

static struct connection connections[maxSockets];
static unsigned char input[maxFrame];
static int poller;

static uint32_t rotated(uint32_t word, int bits) { return word << bits | word >> (32 - bits); }

static void sha1Block(uint32_t *state, const unsigned char *block) {
  static const uint32_t constants[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  uint32_t words[80];
  for (int i = 0; i < 16; i += 1)
    words[i] = (uint32_t)block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3];
  for (int i = 16; i < 80; i += 1)
    words[i] = rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  for (int i = 0; i < 80; i += 1) {
    uint32_t mixed = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
    uint32_t next = rotated(a, 5) + mixed + e + constants[i / 20] + words[i];
    e = d, d = c, c = rotated(b, 30), b = a, a = next;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

/* The answer to a key of 24 characters, as RFC 6455 (section 4.2.2) wants it: 60 bytes are two blocks of SHA-1. */
static void acceptKey(const char *key, char *accepted) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  uint32_t state[] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  unsigned char blocks[128] = {0}, digest[21] = {0};
  memcpy(blocks, key, 24);
  memcpy(blocks + 24, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", 36);
  blocks[60] = 0x80, blocks[126] = 480 >> 8, blocks[127] = 480 & 0xff;
  sha1Block(state, blocks);
  sha1Block(state, blocks + 64);
  for (int i = 0; i < 20; i += 1) digest[i] = state[i / 4] >> (24 - 8 * (i % 4));
  for (int i = 0; i < 28; i += 1) {
    int bit = 6 * i, byte = bit / 8, pair = digest[byte] << 8 | (byte < 20 ? digest[byte + 1] : 0);
    accepted[i] = i == 27 ? '=' : digits[pair >> (10 - bit % 8) & 63];
  }
  accepted[28] = 0;
}

static void drop(int socket) {
  int other = connections[socket].other;
  if (other > 0) connections[other].other = 0;
  memset(&connections[socket], 0, sizeof connections[socket]);
  close(socket);
}

/* The one who waits in a room under this path, or 0. */
static int waitingIn(const char *path, int self) {
  static int highest;
  if (self > highest) highest = self;
  for (int socket = 0; socket <= highest; socket += 1) {
    const struct connection *found = &connections[socket];
    if (socket != self && found->isOpen && !found->other && !strcmp(found->path, path)) return socket;
  }
  return 0;
}

static void greet(int socket, char *request) {
  struct connection *self = &connections[socket];
  char accepted[29], answer[256];
  char *key = strcasestr(request, "sec-websocket-key: ");
  if (key == NULL || sscanf(request, "GET %79s", self->path) != 1) return drop(socket);
  acceptKey(key + 19, accepted);
  int length = snprintf(answer, sizeof answer,
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n", accepted);
  if (write(socket, answer, length) != length) return drop(socket);
  self->isOpen = 1;
  self->other = waitingIn(self->path, socket);
  if (self->other > 0) connections[self->other].other = socket;
}

/* Passes a frame on without its mask. What comes in one read is whole: the senders of a benchmark write small frames at once. */
static size_t passOn(int socket, unsigned char *frame, size_t length) {
  if (length < 6) return 0;
  size_t payload = frame[1] & 127, head = payload == 126 ? 8 : 6;
  if (payload == 127 || length < head) return 0;
  if (payload == 126) payload = frame[2] << 8 | frame[3];
  if (length < head + payload) return 0;
  unsigned char *mask = frame + head - 4, *text = frame + head, *out = text - (head - 4);
  for (size_t i = 0; i < payload; i += 1) text[i] ^= mask[i & 3];
  unsigned char first = frame[0];
  int isClose = (first & 15) == 8;
  if (payload < 126) out[1] = payload;
  else out[1] = 126, out[2] = payload >> 8, out[3] = payload & 255;
  out[0] = first;
  int other = connections[socket].other;
  size_t whole = head - 4 + payload;
  if (isClose || other == 0 || write(other, out, whole) != (ssize_t)whole) return 0;
  return head + payload;
}

static void hear(int socket) {
  ssize_t length = read(socket, input, sizeof input - 1);
  if (length <= 0) return drop(socket);
  input[length] = 0;
  if (!connections[socket].isOpen) return greet(socket, (char *)input);
  for (size_t done = 0, passed; done < (size_t)length; done += passed) {
    passed = passOn(socket, input + done, length - done);
    if (passed == 0) return drop(socket);
  }
}

static void watch(int socket) {
  struct epoll_event interest = {.events = EPOLLIN, .data.fd = socket};
  if (epoll_ctl(poller, EPOLL_CTL_ADD, socket, &interest) != 0) exit(1);
}

int main(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  if (bind(listener, (void *)&address, size) != 0 || listen(listener, 1024) != 0) return 1;
  getsockname(listener, (void *)&address, &size);
  poller = epoll_create1(0);
  watch(listener);
  printf("{\"port\":%d}\n", ntohs(address.sin_port));
  fflush(stdout);
  for (;;) {
    struct epoll_event events[maxEvents];
    int count = epoll_wait(poller, events, maxEvents, -1);
    for (int i = 0; i < count; i += 1) {
      int socket = events[i].data.fd;
      if (socket != listener) {
        hear(socket);
        continue;
      }
      int newcomer = accept(listener, NULL, NULL);
      if (newcomer < 0 || newcomer >= maxSockets) return 1;
      setsockopt(newcomer, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      watch(newcomer);
    }
  }
}
