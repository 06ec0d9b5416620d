def table_pages(view, options):
    raise NotImplementedError
