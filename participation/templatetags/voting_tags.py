from django import template

from common.money import money

register = template.Library()

register.filter("cents", money)
