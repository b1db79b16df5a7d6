# posix_spawn and posix_spawnp: arguments that are wrong.
import posix
import signal

T, env = "/bin/true", {}


def run(*args, **kwargs):
    pid = posix.posix_spawn(*args, **kwargs)
    return posix.waitstatus_to_exitcode(posix.waitpid(pid, 0)[1])


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


for text in r"""posix.posix_spawn()
posix.posix_spawn(T)
posix.posix_spawn(T,[T])
posix.posix_spawn(T,[T],env,())
posix.posix_spawn(T,T,env)
posix.posix_spawn(T,[],env)
posix.posix_spawn(T,[''],env)
posix.posix_spawn(T,[1],env)
posix.posix_spawn(T,['a\0b'],env)
posix.posix_spawn(T+'\0',['ab'],env)
posix.posix_spawn(1,['ab'],env)
posix.posix_spawn(None,['ab'],env)
posix.posix_spawn(T,['ab'],5)
posix.posix_spawn(T,['ab'],[])
posix.posix_spawn(T,['ab'],{1:2})
posix.posix_spawn(T,['ab'],{'a':2})
posix.posix_spawn(T,['ab'],{'a=b':'2'})
posix.posix_spawn(T,['ab'],{'':'2'})
posix.posix_spawn(T,['ab'],{'a\0':'2'})
posix.posix_spawn('/nonexist',['ab'],env)
posix.posix_spawn(b'/nonexist',['ab'],env)
posix.posix_spawnp('nonexist',['ab'],env)
posix.posix_spawn('true',['ab'],env)
run(T,['ab'],env,file_actions=5)
run(T,['ab'],env,file_actions=[5])
run(T,['ab'],env,file_actions=[()])
run(T,['ab'],env,file_actions=[[1]])
run(T,['ab'],env,file_actions=[('a',)])
run(T,['ab'],env,file_actions=[(9,)])
run(T,['ab'],env,file_actions=[(-1,)])
run(T,['ab'],env,file_actions=[(1<<70,)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_OPEN,)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_OPEN,3,5,0,0)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_OPEN,3,'a\0b',0,0)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_OPEN,3,'/dev/null','0',0)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_OPEN,3,'/dev/null',0,'0')])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_OPEN,3,'/dev/null',0,1.5)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_OPEN,3,'/nonexist/x',0,0)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_CLOSE,)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_CLOSE,1,2)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_CLOSE,'1')])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_CLOSE,-1)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_DUP2,1)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_DUP2,1,'2')])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_DUP2,77,2)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_CLOSEFROM,)])
run(T,['ab'],env,file_actions=[(posix.POSIX_SPAWN_CLOSEFROM,-5)])
run(T,['ab'],env,setpgroup='0')
run(T,['ab'],env,setpgroup=-3)
run(T,['ab'],env,setpgroup=1<<40)
run(T,['ab'],env,setsigmask=None)
run(T,['ab'],env,setsigmask=5)
run(T,['ab'],env,setsigmask=['a'])
run(T,['ab'],env,setsigmask=[0])
run(T,['ab'],env,setsigmask=[65])
run(T,['ab'],env,setsigmask=[1<<40])
run(T,['ab'],env,setsigmask=[1<<80])
run(T,['ab'],env,setsigmask=[-1])
run(T,['ab'],env,setsigdef=[0])
run(T,['ab'],env,setsigdef=[999])
run(T,['ab'],env,scheduler=())
run(T,['ab'],env,scheduler=(1,))
run(T,['ab'],env,scheduler=[1,2])
run(T,['ab'],env,scheduler=(None,5))
run(T,['ab'],env,scheduler=(None,(0,)))
run(T,['ab'],env,scheduler=('a',posix.sched_param(0)))
run(T,['ab'],env,scheduler=(99,posix.sched_param(0)))
run(T,['ab'],env,scheduler=(1<<40,posix.sched_param(0)))
run(T,['ab'],env,scheduler=(0,posix.sched_param('a')))
run(T,['ab'],env,scheduler=(0,posix.sched_param(1<<40)))
run(T,['ab'],env,scheduler=(0,posix.sched_param(None)))
run(T,['ab'],env,scheduler=(0,posix.sched_param(9)))
run(T,['ab'],env,other=1)
run(T,['ab'],env,0)""".splitlines():
    attempt(text)
for function in (posix.posix_spawn, posix.posix_spawnp):
    print(function, function.__text_signature__)
