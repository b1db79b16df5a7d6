# A callback of sys.monitoring that is told of a line may jump.
import sys

mon = sys.monitoring
TOOL = mon.DEBUGGER_ID


def program():
    seen = []
    seen.append('a')
    seen.append('b')
    seen.append('c')
    return seen


first = program.__code__.co_firstlineno
jumped = []


def line(code, number):
    if number == first + 3 and not jumped:
        jumped.append(number - first)
        sys._getframe(1).f_lineno = first + 2
    elif number == first + 4 and len(jumped) == 1:
        jumped.append(number - first)
        try:
            sys._getframe(1).f_lineno = first + 50
        except ValueError as error:
            print(error)


mon.use_tool_id(TOOL, 'jumper')
mon.register_callback(TOOL, mon.events.LINE, line)
mon.set_local_events(TOOL, program.__code__, mon.events.LINE)
print(program(), jumped)
mon.set_local_events(TOOL, program.__code__, 0)
mon.free_tool_id(TOOL)
try:
    sys._getframe().f_lineno = 3
except ValueError as error:
    print(error)
