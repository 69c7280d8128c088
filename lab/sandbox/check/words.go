package check

// foreign says what Go has in place of a word of other languages.
func foreign(word string) (ours string, known bool) {
	switch word {
	case "while", "foreach", "until":
		return "for", true
	case "let", "auto", "dim":
		return ":= after the name", true
	case "def", "fn", "function":
		return "func", true
	case "class", "enum":
		return "type", true
	case "elif", "elsif", "elseif":
		return "else if", true
	case "and":
		return "&&", true
	case "or":
		return "||", true
	case "not":
		return "!", true
	case "unless":
		return "if !", true
	case "then":
		return "{", true
	case "throw", "raise":
		return "returning an error, or answering with one", true
	case "await", "async":
		return "calling the function as it is", true
	}
	return "", false
}

// foreignName says what Go has in place of a name that other languages declare.
func foreignName(name string) (ours string, known bool) {
	switch name {
	case "null", "None", "undefined", "NULL":
		return "nil", true
	case "boolean", "Boolean":
		return "bool", true
	case "integer", "Integer":
		return "int", true
	case "float", "double":
		return "float64", true
	case "str", "String":
		return "string", true
	case "console", "printf", "puts":
		return "log.Printf", true
	}
	return "", false
}
