package vm

import "reflect"

// methodNamed is the method of a host's type that has a name which interfaces of the
// stubs ask for; of any other name it has none. Each is spelt out, since for a name
// that is computed the linker keeps every exported method of the program, a tenth of it.
func methodNamed(t reflect.Type, name string) (reflect.Method, bool) {
	switch name {
	case "As":
		return t.MethodByName("As")
	case "BlockSize":
		return t.MethodByName("BlockSize")
	case "Close":
		return t.MethodByName("Close")
	case "Create":
		return t.MethodByName("Create")
	case "Deadline":
		return t.MethodByName("Deadline")
	case "Delete":
		return t.MethodByName("Delete")
	case "Done":
		return t.MethodByName("Done")
	case "Err":
		return t.MethodByName("Err")
	case "Error":
		return t.MethodByName("Error")
	case "Find":
		return t.MethodByName("Find")
	case "Flush":
		return t.MethodByName("Flush")
	case "Header":
		return t.MethodByName("Header")
	case "Is":
		return t.MethodByName("Is")
	case "List":
		return t.MethodByName("List")
	case "Lock":
		return t.MethodByName("Lock")
	case "Read":
		return t.MethodByName("Read")
	case "ReadByte":
		return t.MethodByName("ReadByte")
	case "ReadFrom":
		return t.MethodByName("ReadFrom")
	case "ReadRune":
		return t.MethodByName("ReadRune")
	case "Reset":
		return t.MethodByName("Reset")
	case "RuntimeError":
		return t.MethodByName("RuntimeError")
	case "Save":
		return t.MethodByName("Save")
	case "ServeHTTP":
		return t.MethodByName("ServeHTTP")
	case "Size":
		return t.MethodByName("Size")
	case "String":
		return t.MethodByName("String")
	case "Sum":
		return t.MethodByName("Sum")
	case "Temporary":
		return t.MethodByName("Temporary")
	case "Timeout":
		return t.MethodByName("Timeout")
	case "Unlock":
		return t.MethodByName("Unlock")
	case "Unwrap":
		return t.MethodByName("Unwrap")
	case "Value":
		return t.MethodByName("Value")
	case "Write":
		return t.MethodByName("Write")
	case "WriteByte":
		return t.MethodByName("WriteByte")
	case "WriteHeader":
		return t.MethodByName("WriteHeader")
	case "WriteString":
		return t.MethodByName("WriteString")
	case "WriteTo":
		return t.MethodByName("WriteTo")
	}
	return reflect.Method{}, false
}
