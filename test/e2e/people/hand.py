# A mouse on a serial line, as the X server's driver reads it: what comes in here goes out on the line, whose name is printed.
import os, pty, select, tty

outer, inner = pty.openpty()
tty.setraw(inner)
print(os.ttyname(inner), flush=True)
while True:
    ready, _, _ = select.select([0, outer], [], [])
    if 0 in ready:
        moves = os.read(0, 4096)
        if not moves:
            break
        os.write(outer, moves)
    if outer in ready:
        os.read(outer, 4096)
