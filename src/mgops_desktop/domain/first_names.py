"""The commonest first names, without Polish marks: they tell which of two words is the surname."""

_NAMES = """
adam adrian agata agnieszka aleksander aleksandra alicja andrzej aneta anna antoni artur barbara
bartosz beata bogdan bozena cezary dagmara damian daniel danuta dariusz dawid dominik dorota
edward edyta elzbieta emilia ewa ewelina filip franciszek gabriela genowefa grazyna grzegorz
halina hanna henryk helena honorata ilona irena iwona izabela jacek jadwiga jakub jan janina
janusz jaroslaw jerzy joanna jolanta jozef julia justyna kamil kamila karol karolina katarzyna
kazimierz kinga klaudia krystian krystyna krzysztof leszek lidia lucyna lukasz maciej magdalena
malgorzata marcin marek maria mariola mariusz marta marian martyna marzena mateusz michal
mieczyslaw miroslaw monika natalia oliwia patrycja patryk pawel piotr przemyslaw radoslaw rafal
regina renata robert roman ryszard sebastian slawomir stanislaw stefania sylwia szymon tadeusz
teresa tomasz urszula wanda weronika wieslaw wieslawa wiktoria wioletta wladyslaw wojciech
zbigniew zdzislaw zenon zofia zuzanna zygmunt
"""
FIRST_NAMES = frozenset(_NAMES.split())
