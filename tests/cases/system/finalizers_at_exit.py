# What runs at exit may allocate much and still print.
class Late:
    def __del__(self):
        print(sum(x for x in range(50_000)))
        print(len([[i] for i in range(50_000)]))
        print('end')


late = Late()
