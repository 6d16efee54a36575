"""Documents that are printed and signed: their wording, what fills it, the guard over it, the register.

`kinds` are the templates of resources/templates/documents, `gathering` asks the records for the values that a template
may name (`about_…`, one file a subject), `composing` puts both together, `guard` covers what the addressee must not
see, `keeping` registers a document and notes how far it has come, `register` lists those of a family.
"""
