"""A layout and a registrant make one page; the page goes to a printer, and its fate comes back."""
