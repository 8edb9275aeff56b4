#!/usr/bin/env python3
"""A wide area network in one process: reads packets from a TUN device, holds, drops or cuts them, writes them back.

Usage: relay.py DEVICE. Settings come as lines of JSON on the standard input, and each is answered by a line:
delayMs (each way), jitterMs (up to so much more, each packet for itself), lossPercent and doublePercent (each way),
kbitPerSecond (for each sender, 0: no limit), cut (beginnings of addresses that nothing comes from or goes to), apart
(pairs of such beginnings that do not reach each other), noUdp (no UDP at all), onlyTcpPorts (TCP to and from these
ports only; none named: all).
It is Python because a TUN device needs an ioctl, which Node has only with native code.
"""
import fcntl
import heapq
import json
import os
import random
import select
import struct
import sys
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
QUEUE_SECONDS = 0.3
TCP, UDP = 6, 17

settings = {'delayMs': 0, 'jitterMs': 0, 'lossPercent': 0, 'doublePercent': 0, 'kbitPerSecond': 0, 'cut': [],
            'apart': [], 'noUdp': False, 'onlyTcpPorts': []}
held, busy_until = [], {}
counted = {'passed': 0, 'dropped': 0}


def is_cut(source, target):
    if any(end.startswith(cut) for end in (source, target) for cut in settings['cut']):
        return True
    return any(
        (source.startswith(a) and target.startswith(b)) or (source.startswith(b) and target.startswith(a))
        for a, b in settings['apart']
    )


def is_refused(packet):
    """Whether a firewall stands in the way: no UDP, or no TCP but to and from some ports."""
    if packet[9] == UDP:
        return settings['noUdp']
    if packet[9] != TCP or not settings['onlyTcpPorts']:
        return False
    at = (packet[0] & 15) * 4
    return not any(port in settings['onlyTcpPorts'] for port in struct.unpack('!HH', packet[at:at + 4]))


def leaves_at(packet, now):
    """When a packet may go on, or None if it is lost."""
    source, target = ('.'.join(map(str, packet[at:at + 4])) for at in (12, 16))
    if packet[0] >> 4 != 4 or is_cut(source, target) or is_refused(packet):
        return None
    if random.random() * 100 < settings['lossPercent']:
        return None
    start = now
    if settings['kbitPerSecond']:
        start = max(now, busy_until.get(source, 0))
        if start - now > QUEUE_SECONDS:
            return None
        start += len(packet) * 8 / (settings['kbitPerSecond'] * 1000)
        busy_until[source] = start
    return start + (settings['delayMs'] + random.random() * settings['jitterMs']) / 1000


def take(device):
    for _ in range(256):
        try:
            packet = os.read(device, 65535)
        except BlockingIOError:
            return
        at = leaves_at(packet, time.monotonic())
        counted['dropped' if at is None else 'passed'] += 1
        if at is not None:
            heapq.heappush(held, (at, counted['passed'], packet))
            if random.random() * 100 < settings['doublePercent']:
                counted['passed'] += 1
                heapq.heappush(held, (leaves_at(packet, time.monotonic()) or at, counted['passed'], packet))


def give(device):
    while held and held[0][0] <= time.monotonic():
        try:
            os.write(device, heapq.heappop(held)[2])
        except OSError:
            counted['dropped'] += 1


def run(name):
    device = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack('16sH', name.encode(), IFF_TUN | IFF_NO_PI))
    print('{}', flush=True)
    asked = b''
    while True:
        wait = max(0, held[0][0] - time.monotonic()) if held else None
        ready, _, _ = select.select([device, 0], [], [], wait)
        if 0 in ready:
            read = os.read(0, 65536)
            if not read:
                return
            *lines, asked = (asked + read).split(b'\n')
            for line in lines:
                settings.update(json.loads(line))
                print(json.dumps(counted), flush=True)
        if device in ready:
            take(device)
        give(device)


run(sys.argv[1])
