# waitid, groups and splice: arguments that are wrong.
import posix

class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "!!", type(error).__name__, error, getattr(error, "filename", None) or "")


for text in r"""posix.waitid(posix.P_ALL,0,0)
posix.waitid(77,0,posix.WEXITED)
posix.waitid(0,0)
posix.waitid('a',0,4)
posix.waitid(0,'a',4)
posix.waitid(0,0,'a')
posix.waitid(0,1<<40,4)
posix.waitid(1<<40,1,4)
posix.waitid_result((1,2,3,4,5))
posix.waitid_result((1,2,3,4))
posix.setgroups(5)
posix.setgroups(['a'])
posix.setgroups([1]*70000)
posix.setgroups([-2])
posix.setgroups([1<<40])
posix.setgroups()
posix.setgroups(iter([]))
posix.setgroups([1.5])
posix.initgroups()
posix.initgroups('root')
posix.initgroups(5,0)
posix.initgroups('root','a')
posix.initgroups('a\0',1)
posix.initgroups('root',1<<40)
posix.getgrouplist('root',0)
posix.getgrouplist('root',5)
posix.getgrouplist(b'root',5)
posix.getgrouplist('nobodyatall',5)
posix.getgrouplist('root')
posix.getgrouplist(5,5)
posix.getgrouplist('root','a')
posix.getgrouplist('root',-2)
posix.getgrouplist('root\0',5)
posix.splice()
posix.splice(0,1)
posix.splice(0,1,-1)
posix.splice(0,1,'a')
posix.splice(-1,1,1)
posix.splice('a',1,1)
posix.splice(0,1,1<<70)
posix.splice(99,98,1)
posix.splice(99,98,1,'a')
posix.splice(99,98,1,None,'a')
posix.splice(99,98,1,flags=-1)
posix.splice(99,98,1,flags='a')
posix.splice(99,98,1,flags=1<<40)
posix.splice(99,98,1,offset_src=1<<70)""".splitlines():
    attempt(text)
