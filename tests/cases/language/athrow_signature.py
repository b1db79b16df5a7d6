import sys, warnings; warnings.simplefilter("error"); sys.stderr = None
async def ag(): yield 1
for a in ((ValueError,),(ValueError,None),(ValueError,1,None),(1,2,3,4),()):
    try: print(type(ag().athrow(*a)))
    except BaseException as e: print(type(e), e)
warnings.simplefilter('ignore')
a=ag(); s=a.athrow(ValueError,ValueError(3),None)
warnings.simplefilter('error')
try: s.send(None)
except BaseException as e: print(type(e), e)
