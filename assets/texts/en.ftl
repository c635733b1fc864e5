app-name = Refloat
