module generated

go 1.23
