"""What runs in the child process that unpacks a stranger's file.

Gets bytes on standard input and answers lines of JSON; knows no data folder, no key, no password. Whatever goes wrong
in here costs one process.
"""
